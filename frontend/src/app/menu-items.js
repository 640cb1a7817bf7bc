import { routes } from './routes.js';

/**
 * @typedef {object} MenuItem
 * @property {string} path
 * @property {import('../i18n/index.js').Key} label
 * @property {import('../components/icon.jsx').IconName} icon
 */

/** @type {MenuItem[]} */
const all = [
  { path: '/', label: 'menu.home', icon: 'home' },
  { path: '/kjaeledyr', label: 'menu.pets', icon: 'paw' },
  { path: '/faste-leveringer', label: 'menu.deliveries', icon: 'calendar' },
  { path: '/bestillinger', label: 'menu.orders', icon: 'parcel' },
  { path: '/handlekurver', label: 'menu.carts', icon: 'basket' },
  { path: '/omtaler', label: 'menu.reviews', icon: 'star' },
  { path: '/venneklubb', label: 'menu.club', icon: 'heart' },
  { path: '/profil', label: 'menu.profile', icon: 'person' },
  { path: '/samtykker', label: 'menu.consents', icon: 'check' },
  { path: '/sendt-til-deg', label: 'menu.messages', icon: 'mail' },
  { path: '/kundeservice', label: 'menu.contact', icon: 'talk' },
  { path: '/personvern', label: 'menu.privacy', icon: 'paper' },
  { path: '/innlogging', label: 'menu.security', icon: 'lock' },
];

const paths = new Set(routes.map((route) => route.path));

/** The pages one can go to, in the order people look for them. */
export const menu = all.filter((item) => paths.has(item.path));
