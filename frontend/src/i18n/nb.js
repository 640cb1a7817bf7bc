import common from './nb/common.js';
import shell from './nb/shell.js';

/** The sections of Bokmål. `common` and `shell` come with the app, every other one with its page. */
export default {
  common: async () => ({ default: common }),
  shell: async () => ({ default: shell }),
  charges: () => import('./nb/charges.js'),
  claim: () => import('./nb/claim.js'),
  changes: () => import('./nb/changes.js'),
  club: () => import('./nb/club.js'),
  complaints: () => import('./nb/complaints.js'),
  cookies: () => import('./nb/cookies.js'),
  deliveryLink: () => import('./nb/delivery-link.js'),
  deliveries: () => import('./nb/deliveries.js'),
  deliveryStart: () => import('./nb/delivery-start.js'),
  farewell: () => import('./nb/farewell.js'),
  food: () => import('./nb/food.js'),
  home: () => import('./nb/home.js'),
  leaving: () => import('./nb/leaving.js'),
  newsletter: () => import('./nb/newsletter.js'),
  notice: () => import('./nb/notice.js'),
  orders: () => import('./nb/orders.js'),
  orderWords: () => import('./nb/order-words.js'),
  pets: () => import('./nb/pets.js'),
  photos: () => import('./nb/photos.js'),
  privacy: () => import('./nb/privacy.js'),
  products: () => import('./nb/products.js'),
  profile: () => import('./nb/profile.js'),
  returns: () => import('./nb/returns.js'),
  security: () => import('./nb/security.js'),
  signIn: () => import('./nb/sign-in.js'),
  wayIn: () => import('./nb/way-in.js'),
};
