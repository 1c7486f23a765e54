import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { NotFound } from "./NotFound.tsx";
import { PageError } from "./PageError.tsx";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageError });

/*
 * Every page is a chunk of its own. A page lives in its feature's folder as a named export; parameters and search are read
 * there with `useParams({ from })` / `useSearch({ from })`.
 */
const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { kind?: string } =>
    typeof search.kind === "string" ? { kind: search.kind } : {},
  component: lazyRouteComponent(() => import("../features/home/HomePage.tsx"), "HomePage"),
});

const work = createRoute({
  getParentRoute: () => root,
  path: "/works/$id",
  component: lazyRouteComponent(() => import("../features/work/WorkPage.tsx"), "WorkPage"),
});

const verify = createRoute({
  getParentRoute: () => root,
  path: "/verify",
  component: lazyRouteComponent(() => import("../features/verify/VerifyPage.tsx"), "VerifyPage"),
});

const prove = createRoute({
  getParentRoute: () => root,
  path: "/prove",
  component: lazyRouteComponent(() => import("../features/prove/ProvePage.tsx"), "ProvePage"),
});

const contribute = createRoute({
  getParentRoute: () => root,
  path: "/contribute",
  component: lazyRouteComponent(() => import("../features/contribute/ChooseCampaignPage.tsx"), "ChooseCampaignPage"),
});

const contributeTo = createRoute({
  getParentRoute: () => root,
  path: "/campaigns/$campaign/contribute",
  validateSearch: (search: Record<string, unknown>): { parent?: string } =>
    typeof search.parent === "string" ? { parent: search.parent } : {},
  component: lazyRouteComponent(() => import("../features/contribute/ContributePage.tsx"), "ContributePage"),
});

const person = createRoute({
  getParentRoute: () => root,
  path: "/people/$address",
  component: lazyRouteComponent(() => import("../features/person/PersonPage.tsx"), "PersonPage"),
});

const campaigns = createRoute({
  getParentRoute: () => root,
  path: "/campaigns",
  component: lazyRouteComponent(() => import("../features/campaigns/CampaignsPage.tsx"), "CampaignsPage"),
});

const campaign = createRoute({
  getParentRoute: () => root,
  path: "/campaigns/$campaign",
  // `at`: the work that a story or a duet is at; `beside`: the parent it is shown with.
  validateSearch: (search: Record<string, unknown>): { view?: "gallery"; at?: string; beside?: string } => ({
    ...(search.view === "gallery" ? { view: "gallery" } : {}),
    ...(typeof search.at === "string" ? { at: search.at } : {}),
    ...(typeof search.beside === "string" ? { beside: search.beside } : {}),
  }),
  component: lazyRouteComponent(() => import("../features/campaigns/CampaignPage.tsx"), "CampaignPage"),
});

const vote = createRoute({
  getParentRoute: () => root,
  path: "/campaigns/$campaign/vote",
  component: lazyRouteComponent(() => import("../features/vote/VotePage.tsx"), "VotePage"),
});

const poll = createRoute({
  getParentRoute: () => root,
  path: "/campaigns/$campaign/polls/$poll",
  component: lazyRouteComponent(() => import("../features/polls/PollPage.tsx"), "PollPage"),
});

/** Which pool, and where it has a pending statement beside the standing one, which of the two. */
const statement = ({ token, root }: Record<string, unknown>): { token?: string; root?: string } => ({
  ...(typeof token === "string" && { token }),
  ...(typeof root === "string" && { root }),
});

const why = createRoute({
  getParentRoute: () => root,
  path: "/campaigns/$campaign/why/{-$subject}",
  validateSearch: statement,
  component: lazyRouteComponent(() => import("../features/why/WhyPage.tsx"), "WhyPage"),
});

const statements = createRoute({
  getParentRoute: () => root,
  path: "/campaigns/$campaign/statements/$token",
  component: lazyRouteComponent(() => import("../features/statements/StatementPage.tsx"), "StatementPage"),
});

const me = createRoute({
  getParentRoute: () => root,
  path: "/me",
  component: lazyRouteComponent(() => import("../features/rewards/MePage.tsx"), "MePage"),
});

const brand = createRoute({
  getParentRoute: () => root,
  path: "/brand",
  component: lazyRouteComponent(() => import("../features/brand/BrandPage.tsx"), "BrandPage"),
});

const brandOpen = createRoute({
  getParentRoute: () => root,
  path: "/brand/open",
  component: lazyRouteComponent(() => import("../features/brand/OpenCampaignPage.tsx"), "OpenCampaignPage"),
});

const brandCampaign = createRoute({
  getParentRoute: () => root,
  path: "/brand/$campaign",
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search.tab === "string" ? { tab: search.tab } : {},
  component: lazyRouteComponent(() => import("../features/brand/BrandCampaignPage.tsx"), "BrandCampaignPage"),
});

export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      work,
      verify,
      prove,
      contribute,
      contributeTo,
      person,
      campaigns,
      campaign,
      vote,
      poll,
      why,
      statements,
      me,
      brand,
      brandOpen,
      brandCampaign,
    ]),
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultErrorComponent: PageError,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
