import { useRef } from 'preact/hooks';

/** The button that opened a form has focus again when the form is given up. */
export function useOpener() {
  const isGivenUp = useRef(false);
  return {
    noteGivenUp() {
      isGivenUp.current = true;
    },
    /** @param {HTMLButtonElement | null} button */
    ref(button) {
      if (!button || !isGivenUp.current) return;
      isGivenUp.current = false;
      button.focus();
    },
  };
}
