import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';

/** @param {{ told: import('./use-join.js').Told | null }} props */
export function News({ told }) {
  return (
    <>
      <Failure outcome={told?.outcome} />
      <Confirmation done={told?.done ?? null} />
    </>
  );
}
