namespace EmployeeDirectory.Core.ReadModels;

// The read model stores the numbers: raise ReadModelSchema.Version when one changes.
public enum FacetField
{
    Department,
    Location,
    Skill,
    JobTitle,
    Letter,
    StartDate,
    Missing
}
