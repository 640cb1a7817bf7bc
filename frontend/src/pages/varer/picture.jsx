import { useState } from 'preact/hooks';

import { FoodBag } from '../../components/illustrations/scenes/food-bag.jsx';

/**
 * Decoration beside the name. Where the shop has no picture there is a bag of ours.
 *
 * @param {{ product: { pictureUrl: string | null }, isMain?: boolean }} props `isMain` where it is looked for first
 */
export function Picture({ product: { pictureUrl }, isMain }) {
  const [isLoaded, setIsLoaded] = useState(false);
  return (
    <span class="product-picture" data-is-loaded={isLoaded}>
      {pictureUrl ? (
        <img
          src={pictureUrl}
          alt=""
          width="800"
          height="800"
          decoding="async"
          loading={isMain ? 'eager' : 'lazy'}
          onLoad={() => setIsLoaded(true)}
        />
      ) : (
        <FoodBag />
      )}
    </span>
  );
}
