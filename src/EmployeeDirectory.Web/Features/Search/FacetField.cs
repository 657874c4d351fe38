namespace EmployeeDirectory.Web.Features.Search;

/// <summary>What the values of people are counted and narrowed by; kept as text in the read model.</summary>
public enum FacetField
{
    Department,
    Location,
    Skill,
    JobTitle,

    /// <summary>The first letter of the name that lists are sorted by: A to Z, or <see cref="Letters.Other"/>.</summary>
    Letter,

    /// <summary>As 2026-03-01.</summary>
    StartDate
}
