/** Who is behind a request, read anew from the database each time: a changed role takes effect at once. */
export interface SignedIn {
  readonly sessionId: string;
  readonly userId: string;
  readonly personId: string;
  readonly name: string;
  readonly role: string;
  /** Only where the person is a patient of the clinic. */
  readonly patientId: string | null;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly timeZone: string;
  /** The password was given for one time only: nothing opens until it is changed. */
  readonly mustChangePassword: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Null on routes that anyone may call. */
    signedIn: SignedIn | null;
  }
}
