import { useLayoutEffect } from 'preact/hooks';
import { lazy, Route, Router, useLocation } from 'preact-iso';
import { signInPath } from '../lib/return-path.js';
import { PageErrors } from './page-errors.jsx';
import { isOpen } from './plates.js';
import { routes } from './routes.js';
import { customer } from './session.js';

const NotFound = lazy(() => import('./not-found.jsx'));

export function Pages() {
  const { url, path, route } = useLocation();
  const needsSignIn = customer.value === null && !isOpen(path);
  useLayoutEffect(() => {
    if (needsSignIn) route(signInPath(url.split('#')[0] + location.hash), true);
  }, [needsSignIn, url]);
  if (needsSignIn) return null;
  return (
    <PageErrors key={path}>
      <Router>
        {routes.map((page) => (
          <Route key={page.path} path={page.path} component={page.component} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </PageErrors>
  );
}
