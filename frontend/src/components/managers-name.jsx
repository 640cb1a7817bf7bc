/**
 * Tells a password manager whose password it is, where the page doesn't ask for that: it would fill
 * in another account's, or keep a new one without a name.
 *
 * @param {{ email: string | null | undefined }} props
 */
export function ManagersName({ email }) {
  return <input hidden type="text" autocomplete="username" value={email ?? undefined} readOnly />;
}
