using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal;

/// <summary>What all instances of a fleet have in common.</summary>
/// <param name="Folder">Theirs are in it, and what each says.</param>
/// <param name="Metadata">The address of the metadata service.</param>
internal sealed record InstanceSettings(string Program, string Folder, string Table, string Bucket, string Metadata, Uri DynamoDb, Uri S3)
{
    private static readonly string[] Foreign = ["AWS_", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "Storage__", "Aws__", "Access__", "Proxy__", "SignIn__", "RateLimits__", "Logging__", "Urls"];

    /// <summary>That of userdata.sh, and nothing of whoever rehearses.</summary>
    public Dictionary<string, string?> Environment(Uri address, string data, FaultProxy table, FaultProxy bucket)
    {
        var environment = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => Array.Exists(Foreign, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(name => name, _ => (string?)null);
        (string Key, string Value)[] own =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("HOME", data), ("Urls", address.ToString()), ("AWS_REGION", Engine.Region),
            ("AWS_EC2_METADATA_SERVICE_ENDPOINT", Metadata), ("AWS_ENDPOINT_URL_DYNAMODB", table.Endpoint.ToString()), ("AWS_ENDPOINT_URL_S3", bucket.Endpoint.ToString()),
            ("Storage__Provider", "Aws"), ("Storage__DataFolder", data), ("Storage__SampleEmployees", "250"), ("Aws__TableName", Table), ("Aws__PhotoBucket", Bucket),
            ("Access__Browse", "SignedIn"), ("Proxy__Networks", "127.0.0.0/8")
        ];
        foreach (var (key, value) in own)
            environment[key] = value;
        return environment;
    }
}
