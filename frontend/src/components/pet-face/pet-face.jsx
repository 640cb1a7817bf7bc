import { Portrait } from '../illustrations/portrait.jsx';
import './pet-face.css';

/**
 * The pet's photo, or the drawn face of its species. Decoration beside the pet's name.
 *
 * @param {object} props
 * @param {{ name: string, species: any, photo?: { url: string, thumbnailUrl: string } | null }} props.pet
 * @param {'small' | 'large'} [props.size]
 * @param {string} [props.alt] whose picture it is, where no name stands beside it
 */
export function PetFace({ pet, size = 'small', alt = '' }) {
  return (
    <span class={`pet-face pet-face-${size}`} data-photo={Boolean(pet.photo)}>
      {pet.photo ? (
        <img
          src={size === 'large' ? pet.photo.url : pet.photo.thumbnailUrl}
          alt={alt}
          decoding="async"
        />
      ) : (
        <Portrait species={pet.species} />
      )}
    </span>
  );
}
