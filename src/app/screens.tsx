/** The features' screens as routes, each behind its visitor, each brought when it is first opened. */
import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { Navigate, Route, Routes } from "react-router";
import { useApp, type Feature, type FeatureRoute } from "#features/feature.ts";
import { root } from "#features/route.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { bring } from "./missing-file.ts";
import { Broken, Lost, Opening, Refused } from "./plain-screens.tsx";
import { isFor } from "./visitors.ts";

type Screen = { readonly route: FeatureRoute; readonly View: ComponentType };

/** Makes every route's component once, so that React keeps its state between renders. */
export const screensOf = (features: readonly Feature[]): readonly Screen[] =>
  features
    .flatMap((feature) => feature.routes)
    .map((route) => ({
      route,
      View: route.screen ?? lazy(async () => ({ default: await bring(route.load) })),
    }));

export const Screens = ({ screens }: { readonly screens: readonly Screen[] }) => {
  const { account, home } = useApp();
  return (
    <Routes>
      <Route path={root.pattern} element={<Navigate to={home} replace />} />
      {screens.map(({ route, View }) => (
        <Route
          key={route.path.pattern}
          path={route.path.pattern}
          element={
            <Guarded route={route}>
              <ErrorBoundary key={route.path.pattern} Fallback={Broken}>
                <Suspense fallback={<Opening />}>
                  <View />
                </Suspense>
              </ErrorBoundary>
            </Guarded>
          }
        />
      ))}
      <Route path="*" element={account ? <Lost /> : <Navigate to={home} replace />} />
    </Routes>
  );
};

const Guarded = ({ route, children }: { readonly route: FeatureRoute; readonly children: ReactNode }) => {
  const { account, home } = useApp();
  if (isFor(route.for, account)) return children;
  return account ? <Refused visitor={route.for} /> : <Navigate to={home} replace />;
};
