import common from './en/common.js';
import shell from './en/shell.js';

/** The sections of English, the same as those of Bokmål. */
export default {
  common: async () => ({ default: common }),
  shell: async () => ({ default: shell }),
  charges: () => import('./en/charges.js'),
  claim: () => import('./en/claim.js'),
  changes: () => import('./en/changes.js'),
  club: () => import('./en/club.js'),
  complaints: () => import('./en/complaints.js'),
  cookies: () => import('./en/cookies.js'),
  deliveryLink: () => import('./en/delivery-link.js'),
  deliveries: () => import('./en/deliveries.js'),
  deliveryStart: () => import('./en/delivery-start.js'),
  farewell: () => import('./en/farewell.js'),
  food: () => import('./en/food.js'),
  home: () => import('./en/home.js'),
  leaving: () => import('./en/leaving.js'),
  newsletter: () => import('./en/newsletter.js'),
  notice: () => import('./en/notice.js'),
  orders: () => import('./en/orders.js'),
  orderWords: () => import('./en/order-words.js'),
  pets: () => import('./en/pets.js'),
  photos: () => import('./en/photos.js'),
  privacy: () => import('./en/privacy.js'),
  products: () => import('./en/products.js'),
  profile: () => import('./en/profile.js'),
  returns: () => import('./en/returns.js'),
  security: () => import('./en/security.js'),
  signIn: () => import('./en/sign-in.js'),
  wayIn: () => import('./en/way-in.js'),
};
