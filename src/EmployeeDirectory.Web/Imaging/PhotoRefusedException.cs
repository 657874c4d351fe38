namespace EmployeeDirectory.Web.Imaging;

/// <summary>The picture will not be used. The message is one sentence or two for the person who sent it, and says what to do instead.</summary>
public sealed class PhotoRefusedException(PhotoRefusal reason, Exception? cause = null) : Exception(Sentence(reason), cause)
{
    public PhotoRefusal Reason => reason;

    private static string Sentence(PhotoRefusal reason) => reason switch
    {
        PhotoRefusal.NotAPicture => "This file is not a picture we can read. Use a JPEG, PNG, WebP or GIF.",
        PhotoRefusal.TooManyBytes => "This picture is larger than 10 MB. Save it smaller or at a lower quality and try again.",
        PhotoRefusal.TooManyPixels => "This picture has more than 50 megapixels. Save it at a smaller size and try again.",
        PhotoRefusal.Damaged => "This picture is damaged or incomplete. Save or download it again and retry.",
        _ => "This picture takes too much work to read. Save it again as an ordinary JPEG and retry.",
    };
}
