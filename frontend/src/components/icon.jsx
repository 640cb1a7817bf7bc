/** @typedef {keyof typeof drawings} IconName */

/** Drawn on a 24 by 24 grid with one round stroke, in the manner of the illustrations. */
const drawings = {
  alert: ['M12 8v5', 'M12 16.4v.1', 'M12 3.5 21.5 20h-19z'],
  arrow: ['M5 12h14', 'm13 6 6 6-6 6'],
  basket: ['M4 10h16l-2 9.500H6z', 'm8 10 3-6', 'm16 10-3-6'],
  calendar: ['M5 6.5h14v13H5z', 'M5 10.5h14', 'M9 4v4', 'M15 4v4'],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  close: ['m6 6 12 12', 'M18 6 6 18'],
  copy: ['M9 8.5h9.5v11H9z', 'M15 8.5v-4H5.5v11H9'],
  heart: [
    'M12 19.5C7.500 16.500 4 13.300 4 9.500 4 7 5.900 5.200 8.200 5.200c1.600 0 3 .9 3.800 2.400.8-1.500 2.200-2.400 3.800-2.400C18.100 5.200 20 7 20 9.500c0 3.800-3.500 7-8 10z',
  ],
  home: ['M4 11.5 12 4l8 7.5', 'M6.5 10v9.5h11V10', 'M10 19.5v-5h4v5'],
  leave: ['M10 5H5.5v14H10', 'M10 12h9.5', 'm16 8 4 4-4 4'],
  lock: ['M6 11h12v8.5H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3', 'M12 14.5v1.5'],
  mail: ['M5 6.5h14v13H5z', 'm5 7 7 6 7-6'],
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  offline: ['M3 9.5a13 13 0 0 1 18 0', 'M6.5 13.5a8 8 0 0 1 11 0', 'M12 18v.1', 'm4 4 16 16'],
  paper: ['M6.5 3.5H14l4 4v13H6.5z', 'M13.5 3.5V8H18', 'M9.5 12.5h5', 'M9.5 16h5'],
  parcel: [
    'M4.5 8.5 12 4.5l7.5 4v8L12 20.5l-7.5-4z',
    'm4.5 8.5 7.5 4 7.5-4',
    'M12 12.5v8',
    'm8 6.5 7.5 4',
  ],
  paw: [
    'M12 12.5c-3 0-5.5 3-5.5 5.3 0 1.6 1.1 2.4 2.5 2.4 1.2 0 1.8-.5 3-.5s1.8.5 3 .5c1.4 0 2.5-.8 2.5-2.4 0-2.3-2.5-5.3-5.5-5.3z',
    'M5.5 10.5v.9',
    'M9.5 6v1.4',
    'M14.5 6v1.4',
    'M18.5 10.5v.9',
  ],
  person: [
    'M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5z',
    'M4.5 20c.8-4 3.8-5.8 7.5-5.8s6.7 1.8 7.5 5.8',
  ],
  plus: ['M12 5v14', 'M5 12h14'],
  talk: ['M5 5.5h14v10h-7l-4.5 4v-4H5z'],
  search: ['M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z', 'm15.5 15.5 4.5 4.5'],
  star: ['m12 4 2.500 5 5.500.800-4 3.900 1 5.500L12 16.600l-5 2.600 1-5.500-4-3.900L9.500 9z'],
};

/** @param {{ name: IconName }} props decoration: the words beside it say what it means */
export function Icon({ name }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
