namespace EmployeeDirectory.Imaging;

public sealed class PhotoRefusedException(PhotoRefusal reason, Exception? cause = null)
    : Exception(Sentence(reason), cause)
{
    public PhotoRefusal Reason => reason;

    private static string Sentence(PhotoRefusal reason) => reason switch
    {
        PhotoRefusal.NotAPicture => "This file is not a picture we can read. Use a JPEG, PNG, WebP, GIF or AVIF.",
        PhotoRefusal.TooManyBytes =>
            "This picture is larger than 10 MB. Save it smaller or at a lower quality and try again.",
        PhotoRefusal.TooManyPixels =>
            "This picture has more than 50 megapixels. Save it at a smaller size and try again.",
        PhotoRefusal.Damaged => "This picture is damaged or incomplete. Save or download it again and retry.",
        PhotoRefusal.Heic =>
            "This is a HEIC picture, which we can't read. Choose it as a JPEG: on a Mac, open it in Preview and use File > Export; "
            + "on an iPhone, set Settings > Camera > Formats to Most Compatible and take it again, or copy it from Photos into Files.",
        PhotoRefusal.Tiff => Other("TIFF picture"),
        PhotoRefusal.CameraRaw =>
            "This is a camera's raw file. Export it as a JPEG from the camera or your photo program and try again.",
        PhotoRefusal.Bmp => Other("BMP picture"),
        PhotoRefusal.Svg => "This is an SVG drawing. Export it as a PNG and try again.",
        PhotoRefusal.Pdf => "This is a PDF document. Save the picture in it as a JPEG or PNG and try again.",
        PhotoRefusal.Photoshop => Other("Photoshop document"),
        PhotoRefusal.JpegXl => Other("JPEG XL picture"),
        PhotoRefusal.Jpeg2000 => Other("JPEG 2000 picture"),
        PhotoRefusal.Video => "This is a video. Save one picture of it as a JPEG or PNG and try again.",
        _ => "This picture takes too much work to read. Save it again as an ordinary JPEG and retry.",
    };

    private static string Other(string format) =>
        $"This is a {format}. Save or export it as a JPEG or PNG and try again.";
}
