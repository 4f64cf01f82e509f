-- one row per operation: the trial says what it is
select
    getvariable('operation_id') as operation_id,
    'Synthetic trial, ' || getvariable('series') || ' series' as name,
    getvariable('starts_at')::date as starts_on,
    getvariable('ends_at')::date as ends_on,
    getvariable('series') as planned_series,
    getvariable('files') as files_available,
    'UTC' as time_zone,
    'TLP:CLEAR' as marking,
