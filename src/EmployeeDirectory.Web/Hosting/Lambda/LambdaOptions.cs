namespace EmployeeDirectory.Web.Hosting.Lambda;

public sealed class LambdaOptions
{
    public const string Section = "Lambda";

    /// <summary>SHA-256 of the secrets that CloudFront may send, in hex and separated by commas.</summary>
    public string OriginSecretHashes { get; set; } = "";

    // And does nothing else: it has no right to read the table.
    public bool PreparesPhotos { get; set; }
}
