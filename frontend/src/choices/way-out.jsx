import { useSignal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { loadTexts, t } from '../i18n/index.js';
import { answered, isCounting } from './answered.js';
import { choose } from './choosing.js';
import './way-out.css';

let isShown = false;

/** At the end of every page: a yes is taken back by one press, wherever one is, as it was given. */
export async function showWayOut() {
  if (isShown) return;
  isShown = true;
  await loadTexts('cookies');
  const place = document.createElement('div');
  document.body.append(place);
  render(<WayOut />, place);
}

function WayOut() {
  const path = usePath();
  const outcome = useSignal(/** @type {{ kept: boolean, at: string } | null} */ (null));

  async function stop() {
    outcome.value = { kept: await choose(false), at: location.pathname };
  }

  // The page about cookies has both answers itself.
  if (path === '/cookies') return null;
  if (isCounting(answered.value)) {
    return <Counting failed={outcome.value?.kept === false} onStop={stop} />;
  }
  // It is told on the page where one pressed.
  return outcome.value?.kept && outcome.value.at === path ? <Stopped /> : null;
}

/** Where one is, also after going on. */
function usePath() {
  const path = useSignal(location.pathname);
  useEffect(() => {
    const look = () => {
      path.value = location.pathname;
    };
    /** @type {any} */ (globalThis).navigation?.addEventListener('currententrychange', look);
  }, []);
  return path.value;
}

/** @param {{ failed: boolean, onStop: () => Promise<void> }} props */
function Counting({ failed, onStop }) {
  const busy = useSignal(false);

  async function stop() {
    if (busy.peek()) return;
    busy.value = true;
    await onStop();
    busy.value = false;
  }

  return (
    <section class="way-out" aria-label={t('cookies.counting.title')}>
      <p>{t('cookies.counting')}</p>
      <button type="button" class="ds-button" data-variant="secondary" onClick={stop}>
        {t('cookies.counting.stop')}
      </button>
      {failed && <p role="alert">{t('cookies.ask.failed')}</p>}
    </section>
  );
}

/** The button that was pressed is gone, so focus stays here. */
function Stopped() {
  const words = useRef(/** @type {HTMLParagraphElement | null} */ (null));
  useEffect(() => words.current?.focus(), []);
  return (
    <section class="way-out" aria-label={t('cookies.counting.title')}>
      <p ref={words} tabIndex={-1} role="status">
        {t('cookies.said.no')}
      </p>
    </section>
  );
}
