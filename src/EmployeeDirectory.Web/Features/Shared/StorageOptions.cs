namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>Configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Embedded;

    /// <summary>Holds the SQLite files, photos and the read model; relative to the folder the program was started in.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Fills an empty store with that many invented people.</summary>
    public int SampleEmployees { get; set; }

    public string PathOf(string name) => Path.Combine(Path.GetFullPath(DataFolder), name);
}

public enum StorageProvider
{
    Embedded,
    Aws
}
