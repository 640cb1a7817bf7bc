import { Cat } from '../illustrations/portraits/cat.jsx';
import { Dog } from '../illustrations/portraits/dog.jsx';
import { Rabbit } from '../illustrations/portraits/rabbit.jsx';
import './way-in.css';

/** They look over the edge of the card at the door. */
export function Animals() {
  return (
    <div class="welcome">
      <Cat />
      <Dog />
      <Rabbit />
    </div>
  );
}
