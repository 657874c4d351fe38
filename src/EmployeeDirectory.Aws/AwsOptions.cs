namespace EmployeeDirectory.Aws;

// Region, endpoints and credentials are the SDK's own settings.
public sealed class AwsOptions
{
    public const string Section = "Aws";

    public string TableName { get; set; } = "";
    public string PhotoBucket { get; set; } = "";

    public bool CreateMissing { get; set; }

    public bool DirectUploads { get; set; }
}
