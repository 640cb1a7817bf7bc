import { t } from '../../i18n/index.js';
import { Preview } from './preview.jsx';
import './photo-picker.css';

/** A picture on its way, and how much of it has come. @param {{ file: File | null, progress: import('@preact/signals').Signal<number> }} props */
export function Sending({ file, progress }) {
  return (
    <div class="photo-sending">
      {file && <Preview file={file} />}
      <div>
        <p role="status">{t('photo.uploading')}</p>
        <progress aria-label={t('photo.progress')} max={1} value={progress.value} />
      </div>
    </div>
  );
}
