import { LocationProvider } from 'preact-iso';
import { Shell } from './shell.jsx';

export function App() {
  return (
    <LocationProvider>
      <Shell />
    </LocationProvider>
  );
}
