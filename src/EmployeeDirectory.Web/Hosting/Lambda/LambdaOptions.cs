namespace EmployeeDirectory.Web.Hosting.Lambda;

public sealed class LambdaOptions
{
    public const string Section = "Lambda";

    /// <summary>SHA-256 of the secrets that CloudFront may send, in hex and separated by commas.</summary>
    public string OriginSecretHashes { get; set; } = "";

    // Only prepares uploaded photos: its role cannot read the table.
    public bool PreparesPhotos { get; set; }
}
