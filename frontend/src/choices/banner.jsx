import { useSignal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { loadTexts, t } from '../i18n/index.js';
import { hasDrafts } from '../lib/drafts.js';
import { answered } from './answered.js';
import { choose } from './choosing.js';
import './banner.css';

/** Where one is in the middle of something: a form, or a dialog. */
const task = 'main form, dialog[open], [popover]:popover-open';

/** At the end of the page, after all that one came for. */
export async function showBanner() {
  await loadTexts('cookies');
  const place = document.createElement('div');
  place.className = 'asking';
  document.body.append(place);
  render(<Banner />, place);
}

function Banner() {
  const isFree = useSignal(false);
  const said = useSignal(/** @type {'thanks' | 'failed' | null} */ (null));
  const leftAt = useRef('');
  useEffect(() => {
    const look = () => {
      isFree.value = location.pathname !== '/cookies' && !document.querySelector(task);
      // Thanks are for the page where one answered.
      if (said.peek() === 'thanks' && location.pathname !== leftAt.current) said.value = null;
    };
    look();
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open'] });
    // A menu that opens changes no attribute.
    document.addEventListener('toggle', look, true);
    return () => {
      watch.disconnect();
      document.removeEventListener('toggle', look, true);
    };
  }, []);

  /** @param {boolean} accepted */
  async function answer(accepted) {
    said.value = (await choose(accepted)) ? 'thanks' : 'failed';
    leftAt.current = location.pathname;
  }

  if (said.value === 'thanks') return <Thanks />;
  const isShown = answered.value?.asks && isFree.value && !hasDrafts.value;
  return isShown ? <Question failed={said.value === 'failed'} onAnswer={answer} /> : null;
}

/** @param {{ failed: boolean, onAnswer: (accepted: boolean) => Promise<void> }} props */
function Question({ failed, onAnswer }) {
  const busy = useSignal(false);

  /** @param {boolean} accepted */
  async function answer(accepted) {
    if (busy.peek()) return;
    busy.value = true;
    await onAnswer(accepted);
    busy.value = false;
  }

  return (
    <section class="asking-card" aria-labelledby="asking-title">
      <div>
        <h2 id="asking-title">{t('cookies.ask.title')}</h2>
        <p>
          {t('cookies.ask.text')}{' '}
          <a class="ds-link" href="/cookies">
            {t('cookies.ask.more')}
          </a>
        </p>
        {failed && <p role="alert">{t('cookies.ask.failed')}</p>}
      </div>
      <div class="asking-acts">
        <Answer label={t('cookies.ask.yes')} onClick={() => answer(true)} />
        <Answer label={t('cookies.ask.no')} onClick={() => answer(false)} />
      </div>
    </section>
  );
}

/** Both answers look alike. @param {{ label: string, onClick: () => void }} props */
function Answer({ label, onClick }) {
  return (
    <button type="button" class="ds-button" data-variant="secondary" onClick={onClick}>
      {label}
    </button>
  );
}

/** The button that was pressed is gone, so focus stays here. */
function Thanks() {
  const words = useRef(/** @type {HTMLParagraphElement | null} */ (null));
  useEffect(() => words.current?.focus(), []);
  return (
    <section class="asking-card" aria-label={t('cookies.ask.title')}>
      <p ref={words} tabIndex={-1} role="status">
        {t('cookies.ask.thanks')}
      </p>
    </section>
  );
}
