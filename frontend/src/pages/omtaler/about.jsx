import { ProductPicture } from '../../components/product-picture/product-picture.jsx';

/** Which product is written about. @param {{ product: any, name: string }} props */
export function About({ product, name }) {
  return (
    <p class="review-product">
      <ProductPicture product={product} />
      <strong lang="nb">{name}</strong>
    </p>
  );
}
