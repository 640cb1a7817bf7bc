import type { ComponentChildren, ComponentType, VNode } from 'preact';

/*
 * What we use of preact-iso. Its own types reopen the JSX namespace of Preact 11 in a way that
 * hides `JSX.ElementType`, and every component that may return a string or a list then fails.
 */

export interface Location {
  url: string;
  path: string;
  query: Record<string, string>;
  route: (url: string, replace?: boolean) => void;
}

export interface RouteProps {
  path?: string;
  default?: boolean;
  component: ComponentType<any>;
}

export function LocationProvider(props: { children?: ComponentChildren }): VNode;
export function Router(props: { children?: ComponentChildren }): VNode;
export function Route(props: RouteProps): VNode;
export type LazyComponent<T> = ComponentType<T> & { preload: () => Promise<unknown> };
export function lazy<T>(load: () => Promise<{ default: ComponentType<T> }>): LazyComponent<T>;
export function exec(url: string, route: string): object | undefined;
export function useLocation(): Location;
export function useRoute(): Pick<Location, 'path' | 'query'> & { params: Record<string, string> };
