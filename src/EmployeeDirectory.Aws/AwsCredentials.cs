using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Aws;

public static class AwsCredentials
{
    // The SDK silently waits 16 s for a metadata endpoint that never answers.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    // Resolved once, to fail at startup; credentials of a role renew themselves.
    public static AWSCredentials Find()
    {
        try
        {
            // WaitAny on this thread: the SDK's blocking calls may hold up the thread pool's timers.
            var asked = Task.Run(Ask);
            return Task.WaitAny([asked], Limit) == 0 ? asked.GetAwaiter().GetResult() : throw new TimeoutException();
        }
        catch (Exception fault) when (fault is TimeoutException or AmazonClientException or AmazonServiceException)
        {
            throw new StartupException(
                "No AWS credentials: the instance's metadata endpoint does not answer and the environment has none. Attach an instance role, and set the metadata hop limit to at least 1.");
        }
    }

    private static AWSCredentials Ask()
    {
        var found = DefaultAWSCredentialsIdentityResolver.GetCredentials();
        found.GetCredentials();
        return found;
    }
}
