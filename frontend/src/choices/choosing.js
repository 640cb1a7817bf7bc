import { client } from '../app/client.js';
import CookiesAnswer from '../operations/cookies/cookies-answer.graphql';
import CookiesAsked from '../operations/cookies/cookies-asked.graphql';
import { answered } from './answered.js';

/**
 * Answers everything that is asked about alike; one by one is for the page.
 *
 * @param {boolean} accepted
 * @returns {Promise<boolean>} whether it was kept
 */
export async function choose(accepted) {
  const asked = answered.peek();
  const choices = (asked?.questions ?? [])
    .filter(({ category, isInUse }) => isInUse && category !== 'NECESSARY')
    .map(({ category }) => ({ category, accepted }));
  const input = { version: asked?.version, choices, inBanner: true };
  const { data } = await client.mutation(CookiesAnswer, { input }).toPromise();
  const cookies = data?.cookiesChoose?.cookies;
  if (cookies) answered.value = cookies;
  else await askAnew();
  return Boolean(cookies);
}

/** The page may have changed since it was asked for. */
async function askAnew() {
  const { data } = await client
    .query(CookiesAsked, {}, { requestPolicy: 'network-only' })
    .toPromise();
  if (data) answered.value = data.cookies;
}
