namespace EmployeeDirectory.Rehearsal.Visitors;

internal enum Kind
{
    List,
    Search,
    Profile,
    Photo,
    Chart,

    /// <summary>The form of what is to be saved.</summary>
    Form,
    Save,
    PhotoForm,
    PhotoSave
}
