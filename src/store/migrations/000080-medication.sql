-- Medicines: who may write what, once more beneath the program, and how often an order was interrupted.

-- A prescribed medicine is begun, changed, held and stopped by a prescriber alone. A retraction names no act: the program looks at what it takes back.
create policy orders_by_prescriber on entry as restrictive for insert to accord_app
  with check (kind <> 'medication' or (select acts_as_system() or acting_role() = 'prescriber')
    or body->>'retracts' is not null or body->>'action' = 'report' or coalesce(body->>'source', 'prescribed') <> 'prescribed');
create policy lists_by_reconcilers on entry as restrictive for insert to accord_app
  with check (kind not in ('reconciliation', 'medication-review')
    or (select acts_as_system() or acting_role() in ('prescriber', 'pharmacist')));

create index entry_orders on entry (organization_id, kept_at) where kind = 'medication';

-- Orders written by prescribers since then, how many of them a check interrupted, and how many of those were changed. Counts alone.
create function order_interruptions(p_since timestamptz) returns table (orders bigint, interrupted bigint, changed bigint)
language plpgsql stable security definer set search_path = accord, pg_temp as $$
begin
  if not (acts_clinically() or acts_as_system() or acting_role() = 'quality-lead') then
    raise exception 'interruptions are counted for clinicians and the quality lead' using errcode = '42501';
  end if;
  return query
    with ordered as (
      select e.patient_id, e.id from entry e
       where e.organization_id = acting_organization() and e.kind = 'medication' and e.kept_at >= p_since
         and e.label <> 'psychotherapy-notes' and e.body->>'retracts' is null
         and e.body->>'action' in ('start', 'change', 'resume') and coalesce(e.body->>'source', 'prescribed') = 'prescribed'),
    answered as (
      select e.patient_id, e.body->>'order' as id, bool_or(e.body->>'action' <> 'declined') as changed from entry e
       where e.organization_id = acting_organization() and e.kind = 'decision' and e.kept_at >= p_since
         and e.label <> 'psychotherapy-notes' and e.body->>'order' is not null
       group by 1, 2)
    select count(distinct (o.patient_id, o.id)) + count(distinct (a.patient_id, a.id)) filter (where o.id is null),
           count(distinct (a.patient_id, a.id)), count(distinct (a.patient_id, a.id)) filter (where a.changed)
      from ordered o full join answered a on a.patient_id = o.patient_id and a.id = o.id;
end $$;
grant execute on function order_interruptions(timestamptz) to accord_app;
alter function order_interruptions(timestamptz) owner to accord_auditor;
