import { useState } from 'preact/hooks';
import { FoodBag } from '../illustrations/scenes/food-bag.jsx';
import './product-picture.css';

/**
 * Decoration beside the name. Where the shop has no picture, or knows the product no more, there is
 * a bag of ours.
 *
 * @param {{ product: { pictureUrl: string | null } | null, isMain?: boolean }} props `isMain` where it is looked for first
 */
export function ProductPicture({ product, isMain }) {
  const [isLoaded, setIsLoaded] = useState(false);
  return (
    <span class="product-picture" data-is-loaded={isLoaded}>
      {product?.pictureUrl ? (
        <img
          src={product.pictureUrl}
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
