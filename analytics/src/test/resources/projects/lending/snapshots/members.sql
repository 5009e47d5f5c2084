{% snapshot members_history %}

{{
    config(
      unique_key='id',
      strategy='timestamp',
      updated_at='updated_at',
      invalidate_hard_deletes=True,
    )
}}

select id, full_name, email, cast(updated_at as timestamp) as updated_at from {{ ref('raw_members') }}

{% endsnapshot %}
