import { Component, type ComponentType, type ReactNode } from "react";

interface ErrorBoundaryProps {
  /** What stands in the place of the part that failed. */
  readonly Fallback: ComponentType<{ readonly error: unknown }>;
  readonly children: ReactNode;
}

/** A part that fails leaves the rest of the app, and all saved work, as it was. */
export class ErrorBoundary extends Component<
  ErrorBoundaryProps,
  { readonly failed: { readonly error: unknown } | null }
> {
  override readonly state: { readonly failed: { readonly error: unknown } | null } = { failed: null };

  static getDerivedStateFromError(error: unknown): { readonly failed: { readonly error: unknown } } {
    return { failed: { error } };
  }

  override render(): ReactNode {
    const { Fallback, children } = this.props;
    return this.state.failed ? <Fallback error={this.state.failed.error} /> : children;
  }
}
