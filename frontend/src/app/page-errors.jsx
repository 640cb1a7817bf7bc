import { Component } from 'preact';
import { PageMissing } from './page-missing.jsx';

/** A page that breaks leaves the shell standing. */
export class PageErrors extends Component {
  state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  render() {
    return this.state.broken ? <PageMissing /> : this.props.children;
  }
}
