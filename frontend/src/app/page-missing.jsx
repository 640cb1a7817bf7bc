import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.jsx';
import { Page } from '../components/page.jsx';
import { t } from '../i18n/index.js';
import { attempt, feelNetwork, whyMissing } from './network.js';

/** A page that couldn't be had, or that broke: a new start may bring a newer one. */
export function PageMissing() {
  const why = whyMissing();
  return (
    <Page
      title={t(`load.${why}.title`)}
      intro={t(why === 'failed' ? 'load.new.text' : `load.${why}.reload`)}
    >
      <div class="acts">
        <Button onClick={() => location.reload()}>{t('load.reload')}</Button>
      </div>
    </Page>
  );
}

/**
 * Stands where a page should have been, and has it as soon as it can be had.
 *
 * @param {() => Promise<{ default: preact.ComponentType<any> }>} load
 * @returns {preact.ComponentType<any>}
 */
export function pageToCome(load) {
  return function PageToCome(props) {
    const [found, setFound] = useState(/** @type {preact.VNode | null} */ (null));
    const turn = attempt.value;
    const missedAt = useRef(turn);
    useEffect(() => {
      if (turn > missedAt.current)
        load().then(({ default: Found }) => setFound(<Found {...props} />), feelNetwork);
    }, [turn]);
    return found ?? <PageMissing />;
  };
}
