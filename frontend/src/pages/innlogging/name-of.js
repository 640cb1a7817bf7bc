import { t } from '../../i18n/index.js';
import { partsOf } from '../../lib/device.js';

/** @param {{ device: string | null }} seen @returns {string} e.g. `Chrome på Linux` */
export function nameOf({ device }) {
  if (!device) return t('device.unknown');
  const [browser, system] = partsOf(device);
  return system ? t('device.on', { browser, system }) : browser;
}
