import { Bird } from './portraits/bird.jsx';
import { Cat } from './portraits/cat.jsx';
import { Dog } from './portraits/dog.jsx';
import { Ferret } from './portraits/ferret.jsx';
import { Fish } from './portraits/fish.jsx';
import { GuineaPig } from './portraits/guinea-pig.jsx';
import { Hamster } from './portraits/hamster.jsx';
import { Horse } from './portraits/horse.jsx';
import { Other } from './portraits/other.jsx';
import { Rabbit } from './portraits/rabbit.jsx';
import { Reptile } from './portraits/reptile.jsx';

/** A face for each species, in the order in which they are offered. */
export const PORTRAITS = {
  DOG: Dog,
  CAT: Cat,
  RABBIT: Rabbit,
  GUINEA_PIG: GuineaPig,
  HAMSTER: Hamster,
  FERRET: Ferret,
  BIRD: Bird,
  FISH: Fish,
  REPTILE: Reptile,
  HORSE: Horse,
  OTHER: Other,
};

/** @typedef {keyof typeof PORTRAITS} Species */

/**
 * The drawn face of a species; a species that the app doesn't know yet gets the paw.
 *
 * @param {{ species: Species, title?: string, class?: string }} props
 */
export function Portrait({ species, ...rest }) {
  const Face = PORTRAITS[species] ?? Other;
  return <Face {...rest} />;
}
