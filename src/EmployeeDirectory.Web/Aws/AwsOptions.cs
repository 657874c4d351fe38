namespace EmployeeDirectory.Web.Aws;

/// <summary>Configuration section <c>Aws</c>. Region, endpoints and credentials are the SDK's own settings.</summary>
public sealed class AwsOptions
{
    public const string Section = "Aws";

    public string TableName { get; set; } = "";
    public string PhotoBucket { get; set; } = "";

    /// <summary>Creates table and bucket when absent, for local emulators.</summary>
    public bool CreateMissing { get; set; }
}
