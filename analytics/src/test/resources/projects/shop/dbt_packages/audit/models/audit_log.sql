select {{ audit.audited() }} as note, '{{ var("note") }}' as origin from {{ ref('customers') }}
