/** Every address of the server's own, in one table. docs/security.md shows it to people. */
import type { Route } from "./route.ts";
import { accounts } from "./routes/accounts.ts";
import { answerPhone } from "./routes/answer-phone.ts";
import { approvePhone } from "./routes/approve-phone.ts";
import { certificateBadge, certificateKey, certificates, certificateTrust } from "./routes/certificates.ts";
import { check } from "./routes/check.ts";
import { coursePack } from "./routes/course-pack.ts";
import { courses } from "./routes/courses.ts";
import { devices, revokeDevice } from "./routes/devices.ts";
import { devicesOf, revokeDeviceOf } from "./routes/devices-of.ts";
import { endPost } from "./routes/end-post.ts";
import { givePost } from "./routes/give-post.ts";
import { handIn } from "./routes/hand-in.ts";
import { health } from "./routes/health.ts";
import { invitations } from "./routes/invitations.ts";
import { inviteAgain } from "./routes/invite-again.ts";
import { invite } from "./routes/invite.ts";
import { me } from "./routes/me.ts";
import { nation } from "./routes/nation.ts";
import { overview } from "./routes/overview.ts";
import { posts } from "./routes/posts.ts";
import { report } from "./routes/report.ts";
import { decideReviews, reviews } from "./routes/reviews.ts";
import { roster } from "./routes/roster.ts";
import { signIn } from "./routes/sign-in.ts";
import { signOut } from "./routes/sign-out.ts";
import { sync } from "./routes/sync.ts";

export const routes: readonly Route[] = [
  signIn,
  signOut,
  me,
  sync,
  handIn,
  check,
  overview,
  report,
  nation,
  courses,
  coursePack,
  certificates,
  certificateTrust,
  certificateBadge,
  certificateKey,
  accounts,
  reviews,
  decideReviews,
  posts,
  endPost,
  givePost,
  invite,
  invitations,
  approvePhone,
  inviteAgain,
  roster,
  devices,
  answerPhone,
  revokeDevice,
  devicesOf,
  revokeDeviceOf,
  health,
];
