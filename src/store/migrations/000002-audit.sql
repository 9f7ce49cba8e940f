-- The audit trail: one hash chain a patient (and one a person, for acts that concern no single patient), so that nobody waits for
-- another's write; signed checkpoints over all chain ends. Only the function below writes events, and only for who really acts.

-- No reference to the organisation from events: checking it would lock that one row for every write of a clinic, all at a time.
create table audit_event (
  organization_id uuid not null,
  chain_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  person_id uuid not null,
  role text not null,
  via text not null,
  action text not null,
  -- JSON text, hashed as it stands.
  detail text not null,
  previous_hash text not null,
  hash text not null,
  primary key (organization_id, chain_id, seq)
);

create table audit_head (
  organization_id uuid not null references organization,
  chain_id uuid not null,
  seq bigint not null,
  hash text not null,
  -- The last event that a checkpoint covers.
  sealed_seq bigint not null default 0,
  primary key (organization_id, chain_id)
) with (fillfactor = 70);

create table audit_checkpoint (
  organization_id uuid not null references organization,
  number bigint not null,
  -- Canonical JSON text: number, time, hash of the checkpoint before, chain ends.
  payload text not null,
  hash text not null,
  key_id text not null,
  signature text not null,
  primary key (organization_id, number)
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['audit_event', 'audit_head', 'audit_checkpoint'] loop
    execute format('alter table %I enable row level security, force row level security', tenant_table);
    execute format('create policy own_organization on %I as restrictive to accord_app, accord_auditor
      using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()))',
      tenant_table);
    execute format('create policy auditor_all on %I to accord_auditor using (true) with check (true)', tenant_table);
    execute format('create policy system_read on %I for select to accord_app using ((select acts_as_system()))', tenant_table);
    execute format('grant select on %I to accord_app', tenant_table);
  end loop;
end $$;
grant select, insert on audit_event, audit_checkpoint to accord_auditor;
grant select, insert, update on audit_head to accord_auditor;

-- The text an event's hash is taken over. Fields hold no line break, so no two events read alike.
-- Stable, not immutable, so that it is put in place where it is called and not planned anew each time.
create function audit_text(e audit_event) returns text language sql stable parallel safe as $$
  select concat_ws(E'\n', 'accord-audit/1', e.organization_id, e.chain_id, e.seq,
    (extract(epoch from e.at) * 1000000)::bigint, e.person_id, e.role, e.via, e.action, e.detail, e.previous_hash)
$$;
grant execute on function audit_text(audit_event) to accord_auditor;

-- Appends one event in the caller's own transaction. Who, when and where from come from the transaction, not from arguments.
create function audit_append(p_patient uuid, p_action text, p_detail text) returns void
language plpgsql security definer set search_path = accord, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  e audit_event;
begin
  e.organization_id := acting_organization();
  e.person_id := acting_person();
  e.role := acting_role();
  e.via := coalesce(current_setting('accord.via', true), '');
  if e.organization_id is null or e.person_id is null or e.role = '' then
    raise exception 'nobody acts: no audit event can be written' using errcode = '42501';
  end if;
  if p_action !~ '^[a-z-]+$' or p_detail ~ '\n' then
    raise exception 'an audit event is one word and one line' using errcode = '22023';
  end if;
  e.chain_id := coalesce(p_patient, e.person_id);
  e.action := p_action;
  e.detail := p_detail;
  select h.seq + 1, h.hash into e.seq, e.previous_hash
    from audit_head h where h.organization_id = e.organization_id and h.chain_id = e.chain_id for update;
  if not found then
    insert into audit_head (organization_id, chain_id, seq, hash) values (e.organization_id, e.chain_id, 0, '')
      on conflict do nothing;
    select h.seq + 1, h.hash into e.seq, e.previous_hash
      from audit_head h where h.organization_id = e.organization_id and h.chain_id = e.chain_id for update;
  end if;
  e.at := clock_timestamp();
  e.hash := encode(sha256(convert_to(audit_text(e), 'UTF8')), 'hex');
  with event as (insert into audit_event select e.*)
  update audit_head set seq = e.seq, hash = e.hash where organization_id = e.organization_id and chain_id = e.chain_id;
end $$;
grant execute on function audit_append(uuid, text, text) to accord_app;
alter function audit_append(uuid, text, text) owner to accord_auditor;

-- Keeps a signed checkpoint and notes how far each chain is sealed. Numbers follow each other without gaps.
create function audit_seal(p_number bigint, p_payload text, p_hash text, p_key_id text, p_signature text, p_chains uuid[], p_seqs bigint[])
returns void language plpgsql security definer set search_path = accord, pg_temp as $$
begin
  if not acts_as_system() then
    raise exception 'only the program seals the audit trail' using errcode = '42501';
  end if;
  insert into audit_checkpoint (organization_id, number, payload, hash, key_id, signature)
    values (acting_organization(), p_number, p_payload, p_hash, p_key_id, p_signature);
  update audit_head h set sealed_seq = s.seq
    from unnest(p_chains, p_seqs) as s(chain_id, seq)
    where h.organization_id = acting_organization() and h.chain_id = s.chain_id;
end $$;
grant execute on function audit_seal(bigint, text, text, text, text, uuid[], bigint[]) to accord_app;
alter function audit_seal(bigint, text, text, text, text, uuid[], bigint[]) owner to accord_auditor;

-- What each entry's bytes are now, for comparison with what the trail says was kept: digests only, so that notes nobody else may read are covered too.
grant select on entry to accord_auditor;
create policy auditor_own_organization on entry as restrictive to accord_auditor
  using (organization_id = (select acting_organization())) with check (false);
create policy auditor_read on entry for select to accord_auditor using (true);
create function entry_digests(p_after_patient uuid, p_after_version integer, p_limit integer)
returns table (patient_id uuid, version integer, id text, sha256 text)
language sql stable security definer set search_path = accord, pg_temp as $$
  select e.patient_id, e.version, e.id, encode(sha256(convert_to(e.body::text, 'UTF8')), 'hex')
    from entry e
   where acts_as_system() and e.organization_id = acting_organization() and (e.patient_id, e.version) > (p_after_patient, p_after_version)
   order by e.patient_id, e.version
   limit p_limit
$$;
grant execute on function entry_digests(uuid, integer, integer) to accord_app;
alter function entry_digests(uuid, integer, integer) owner to accord_auditor;
