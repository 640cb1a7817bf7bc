import common from './nb/common.js';
import shell from './nb/shell.js';

/** The sections of Bokmål. `common` and `shell` come with the app, every other one with its page. */
export default {
  common: async () => ({ default: common }),
  shell: async () => ({ default: shell }),
  changes: () => import('./nb/changes.js'),
  home: () => import('./nb/home.js'),
  pets: () => import('./nb/pets.js'),
  profile: () => import('./nb/profile.js'),
  security: () => import('./nb/security.js'),
  signIn: () => import('./nb/sign-in.js'),
  wayIn: () => import('./nb/way-in.js'),
};
