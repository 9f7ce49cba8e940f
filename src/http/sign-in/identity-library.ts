import { AsyncLocalStorage } from "node:async_hooks";
import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { v7 } from "uuid";
import type { Database } from "../../store/database.ts";
import { type Membership, membershipOf } from "../../store/identity/memberships.ts";
import { sessionLimits } from "./session-limits.ts";
import { tokenHash } from "./session-token.ts";

/** A session as it was just opened. The token is known here and in the browser, nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly identityId: string;
}

/** Accounts, passwords and the opening of sessions, by the sign-in library; everything else about a session is ours. */
export interface IdentityLibrary {
  /** Null where e-mail and password do not fit, in comparable time whether or not there is such an account. */
  signIn(email: string, password: string, from: Source): Promise<OpenedSession | null>;
  /** Without a password: for demo people, and for whoever proved who they are in another way. */
  openSession(identityId: string, from: Source): Promise<OpenedSession>;
  /** Makes an identity; with a password it can sign in by e-mail. Returns its id; refused where the e-mail is taken. */
  addIdentity(person: { name: string; email: string; password: string | null }): Promise<string>;
  /** Null where nobody signs in with this address. */
  identityOf(email: string): Promise<string | null>;
  passwordFits(identityId: string, password: string): Promise<boolean>;
  setPassword(identityId: string, password: string): Promise<void>;
  emailOf(identityId: string): Promise<string>;
}

export interface Source {
  readonly ipAddress: string;
  readonly now: string;
}

interface Opening extends Source {
  token: string | null;
}

/** argon2id, 19 MiB, two passes: the OWASP recommendation, about 35 ms here. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CREDENTIAL = "credential";

export function identityLibrary(database: Database, secret: string): IdentityLibrary {
  const opening = new AsyncLocalStorage<Opening>();
  const auth = libraryOver(database, secret, opening);

  async function open(from: Source, act: () => Promise<string | null>): Promise<OpenedSession | null> {
    const slot: Opening = { ...from, token: null };
    const identityId = await opening.run(slot, act);
    return identityId === null || slot.token === null ? null : { token: slot.token, identityId };
  }

  return {
    signIn: (email, password, from) =>
      open(from, async () => {
        try {
          const { user } = await auth.api.signInEmail({ body: { email, password } });
          return user.id;
        } catch (error) {
          if (isRefusal(error)) return null;
          throw error;
        }
      }),
    openSession: async (identityId, from) => {
      const opened = await open(from, async () => {
        await (await auth.$context).internalAdapter.createSession(identityId);
        return identityId;
      });
      if (opened === null) throw new Error("The session could not be opened.");
      return opened;
    },
    addIdentity: async ({ name, email, password }) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      const identity = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: false },
        { method: "email-password" },
      );
      if (password !== null) {
        await internalAdapter.linkAccount({
          userId: identity.id,
          accountId: identity.id,
          providerId: CREDENTIAL,
          password: await passwords.hash(password),
        });
      }
      return identity.id;
    },
    identityOf: async (email) =>
      (await (await auth.$context).internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id ?? null,
    passwordFits: async (identityId, password) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      const accounts = await internalAdapter.findAccounts(identityId);
      const kept = accounts.find((account) => account.providerId === CREDENTIAL)?.password;
      return typeof kept === "string" && passwords.verify({ hash: kept, password });
    },
    setPassword: async (identityId, password) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      await internalAdapter.updatePassword(identityId, await passwords.hash(password));
    },
    emailOf: async (identityId) => (await (await auth.$context).internalAdapter.findUserById(identityId))?.email ?? "",
  };
}

/**
 * The library with what we do not want of it switched off: its own routes are never mounted, its cookies never sent, its cookie cache
 * and API keys not there. One-time codes and passkeys are plugins of this call; SMART on FHIR is another server beside it.
 */
function libraryOver(database: Database, secret: string, opening: AsyncLocalStorage<Opening>) {
  return betterAuth({
    database: database.identityPool(),
    secret,
    baseURL: "http://localhost",
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    advanced: { database: { generateId: () => v7() } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: {
        hash: (password) => hash(password, argon2),
        verify: ({ hash: kept, password }) => verify(kept, password),
      },
    },
    user: {
      modelName: "identity",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: CREDENTIAL,
      fields: {
        accountId: "account_id",
        providerId: "provider_id",
        userId: "identity_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: { fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" } },
    session: {
      cookieCache: { enabled: false },
      fields: {
        token: "token_hash",
        userId: "identity_id",
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
      },
      additionalFields: {
        organizationId: { type: "string", required: false, input: false, fieldName: "organization_id" },
        personId: { type: "string", required: false, input: false, fieldName: "person_id" },
        seenAt: { type: "date", required: true, input: false, fieldName: "seen_at" },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const slot = opening.getStore();
            const membership = await membershipOf(database, session.userId);
            // Nobody's session: an identity that acts as no person may not sign in.
            if (slot === undefined || membership === null) return false;
            slot.token = session.token;
            return { data: { ...session, ...sessionRow(slot, session.token, membership) } };
          },
        },
      },
    },
  });
}

/** Times by our clock, the token as its hash, the person it acts as. */
function sessionRow(from: Source, token: string, membership: Membership) {
  const now = new Date(from.now);
  const { absoluteSeconds } = sessionLimits("staff");
  return {
    ...membership,
    token: tokenHash(token),
    createdAt: now,
    updatedAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + absoluteSeconds * 1000),
    ipAddress: from.ipAddress,
    userAgent: "",
  };
}

/** The library answers a wrong e-mail or password, and a malformed one, with a 4xx error of its own. */
function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === "number" && status >= 400 && status < 500;
}
