-- No references: a line lives for a moment, and checking one would lock rows that every write needs.
-- What must happen after a commit, written in the transaction that caused it. `rebuild`: a derived row to work out again.

create table outbox (
  organization_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('patient-changed', 'alert-changed', 'rebuild')),
  created_at timestamptz not null default now(),
  not_before timestamptz not null default now(),
  attempts integer not null default 0,
  primary key (organization_id, id)
);
alter table outbox enable row level security, force row level security;
create policy own_organization on outbox as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy staff_insert on outbox for insert to accord_app with check ((select acts_clinically() or acting_role() = 'front-desk'));
create policy system_all on outbox to accord_app using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, delete on outbox to accord_app;
grant update (not_before, attempts) on outbox to accord_app;

grant select, update, delete on outbox to accord_dispatcher;
create policy dispatcher_all on outbox to accord_dispatcher using (true) with check (true);

-- Takes changes of all organisations and announces them to every process; what this transaction takes no other sees. Gives how many.
create function outbox_announce(p_limit integer) returns integer
language plpgsql security definer set search_path = accord, pg_temp as $$
declare
  batch record;
  taken integer := 0;
begin
  for batch in
    with picked as (
      select organization_id, id from outbox where kind <> 'rebuild' order by created_at limit p_limit for update skip locked
    ), gone as (
      delete from outbox o using picked p where o.organization_id = p.organization_id and o.id = p.id
      returning o.organization_id, o.kind, o.patient_id
    ), numbered as (
      select organization_id, kind, patient_id, count(*) as rows,
             row_number() over (partition by organization_id, kind) / 100 as page
        from gone group by organization_id, kind, patient_id
    )
    select organization_id, kind, json_agg(patient_id) as patients, sum(rows) as rows
      from numbered group by organization_id, kind, page
  loop
    perform pg_notify('accord_changes',
      json_build_object('organizationId', batch.organization_id, 'kind', batch.kind, 'patients', batch.patients)::text);
    taken := taken + batch.rows;
  end loop;
  return taken;
end $$;
grant execute on function outbox_announce(integer) to accord_app;
alter function outbox_announce(integer) owner to accord_dispatcher;

-- Derived rows waiting to be worked out again, in any organisation. The rebuild itself runs under that organisation's policies.
create function outbox_rebuilds(p_limit integer) returns table (organization_id uuid, id uuid, patient_id uuid, attempts integer)
language sql security definer set search_path = accord, pg_temp as $$
  select o.organization_id, o.id, o.patient_id, o.attempts from outbox o
   where o.kind = 'rebuild' and o.not_before <= now() order by o.not_before limit p_limit
$$;
grant execute on function outbox_rebuilds(integer) to accord_app;
alter function outbox_rebuilds(integer) owner to accord_dispatcher;

-- A row names the people of the care team: under another name, the rows of all their patients are worked out again.
create function person_renamed() returns trigger language plpgsql set search_path = accord, pg_temp as $$
begin
  insert into outbox (organization_id, id, patient_id, kind)
    select organization_id, gen_random_uuid(), patient_id, 'rebuild' from care_team_member
     where organization_id = new.organization_id and person_id = new.id;
  return null;
end $$;
create trigger person_renamed after update of name on person
  for each row when (old.name is distinct from new.name) execute function person_renamed();
