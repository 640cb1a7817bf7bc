import { Component } from 'preact';
import { LoadFailed } from '../components/load-failed.jsx';

/** A page that breaks, or whose chunk can't be had, leaves the shell standing. */
export class PageErrors extends Component {
  state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  render() {
    const { broken } = this.state;
    return broken ? <LoadFailed onRetry={() => location.reload()} isPage /> : this.props.children;
  }
}
