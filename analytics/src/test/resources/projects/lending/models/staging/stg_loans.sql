-- depends_on: {{ ref('raw_loans') }}
with source as (

    select * from {{ source('counter', 'loans') }}

),

renamed as (

    select
        id as loan_id,
        member_id,
        title_id,
        branch_id,
        cast(lent_at as timestamp) as lent_at,
        cast(returned_at as timestamp) as returned_at,
        {{ dbt.safe_cast('fee', 'numeric') }} as fee
    from source

)

select * from renamed
